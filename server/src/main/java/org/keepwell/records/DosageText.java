package org.keepwell.records;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keepwell.records.content.Wording;

/**
 * How a medicine is taken, from all that its sender said of it. Where one of several dosages cannot be said at all, nothing
 * is: the others alone would be another instruction.
 */
final class DosageText {

    private static final int MOST = 20;
    private static final int LONGEST = 20_000;

    /** How one dosage came to its words. */
    enum Kind {
        /** In ours. */
        WORDED,
        /** In the sender's. */
        SENT,
        /** It has none. */
        SILENT
    }

    record Said(Kind kind, @Nullable String text) {}

    private DosageText() {}

    /** @param sent language of the resource; English is taken for granted where it says none */
    static @Nullable String of(List<Dosage> dosages, Language reader, @Nullable String sent) {
        return joined(dosages, dosage -> one(dosage, reader, sent).text(), " ");
    }

    /** The sender's own words for a pharmacy, as they were sent; null unless every dosage has some. */
    static @Nullable String sig(List<Dosage> dosages) {
        return joined(dosages, Dosage::said, "; ");
    }

    /**
     * For a pharmacy where a dosage has no words of its sender: ours for it, in English; null unless all is said.
     *
     * @param sent language of the resource: words in another than English are not mixed with ours
     */
    static @Nullable String wordedSig(List<Dosage> dosages, @Nullable String sent) {
        boolean mixed = !isOf(Language.EN, sent)
                && dosages.stream().anyMatch(dosage -> dosage.said() != null || !dosage.additional.isEmpty());
        return mixed ? null : joined(dosages, DosageText::sig, " ");
    }

    private static @Nullable String sig(Dosage dosage) {
        var said = dosage.said();
        if (said != null) {
            return said;
        }
        var words = DosageWords.isWhole(dosage) ? DosageWords.of(dosage, null) : null;
        return words == null ? null : words.en();
    }

    static Said one(Dosage dosage, Language reader, @Nullable String sent) {
        var instruction = dosage.patientInstruction;
        if (instruction != null && isOf(reader, sent)) {
            return new Said(Kind.SENT, instruction);
        }
        var words = DosageWords.of(dosage, sent);
        var said = dosage.said();
        if (said == null) {
            return words == null ? new Said(Kind.SILENT, null) : new Said(Kind.WORDED, words.in(reader.tag()));
        }
        var known = DosageAdvice.named(said);
        if (words == null) {
            return known == null
                    ? new Said(Kind.SENT, DosageTerms.withoutTail(said))
                    : new Said(Kind.WORDED, DosageWords.sentence(known.words().in(reader.tag())));
        }
        if (known != null && known.ifNeeded() && isOnlyIfNeeded(dosage)) {
            return new Said(Kind.WORDED, DosageWords.sentence(known.words().in(reader.tag())));
        }
        // the sender's words may say more than was structured: they stand beside ours unless ours hold them
        boolean held = holds(words, said)
                || (known != null
                        && dosage.additional.stream().map(DosageAdvice::of).anyMatch(known::equals));
        return new Said(Kind.WORDED, (held ? words : beside(words, said)).in(reader.tag()));
    }

    private static boolean isOf(Language reader, @Nullable String sent) {
        return Language.of(sent) == reader;
    }

    private static boolean isOnlyIfNeeded(Dosage dosage) {
        return Boolean.TRUE.equals(dosage.asNeeded)
                && dosage.timing == null
                && dosage.doses.isEmpty()
                && dosage.additional.isEmpty()
                && dosage.route.isEmpty();
    }

    private static boolean holds(Wording words, String said) {
        var plain = DosageTerms.plain(said);
        return plain.equals(DosageTerms.plain(words.en())) || plain.equals(DosageTerms.plain(words.es()));
    }

    private static Wording beside(Wording words, String said) {
        var quoted = quoted(said);
        return new Wording(words.en() + " " + quoted.en(), words.es() + " " + quoted.es());
    }

    /** The sender's words in its own language; in the other marked for what they are. */
    static Wording asSent(String words, @Nullable String sent) {
        var quoted = quoted(words);
        return isOf(Language.ES, sent) ? new Wording(quoted.en(), words) : new Wording(words, quoted.es());
    }

    private static Wording quoted(String said) {
        return new Wording("As received: “" + said + "”.", "Tal como se recibió: «" + said + "».");
    }

    /** @param afterStop what follows a full stop */
    private static @Nullable String joined(
            List<Dosage> dosages, Function<Dosage, @Nullable String> words, String afterStop) {
        if (dosages.size() > MOST) {
            return null;
        }
        var all = new StringBuilder();
        for (var dosage : inOrder(dosages)) {
            var one = words.apply(dosage);
            if (one == null) {
                return null;
            }
            all.append(all.isEmpty() ? "" : all.charAt(all.length() - 1) == '.' ? afterStop : "; ")
                    .append(one);
        }
        return all.isEmpty() || all.length() > LONGEST ? null : all.toString();
    }

    /** By the sender's numbers; where one has none, as they were sent. */
    private static List<Dosage> inOrder(List<Dosage> dosages) {
        var saying = dosages.stream().filter(dosage -> !dosage.isEmpty()).toList();
        return saying.stream().anyMatch(dosage -> dosage.sequence == null)
                ? saying
                : saying.stream()
                        .sorted(Comparator.comparing(dosage -> Objects.requireNonNull(dosage.sequence)))
                        .toList();
    }
}
