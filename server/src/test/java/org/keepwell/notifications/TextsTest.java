package org.keepwell.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Modifier;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.keepwell.testing.Proves;

/** Only words that a person wrote down, the organisation's name and a link are in what leaves; nothing else fits in. */
@Proves({"T10", "T22"})
class TextsTest {

    private static final List<String> ORGANISATIONS = List.of(
            "Marrow Creek Clinic",
            "Clínica Añil & Söhne",
            "{link} {what} {code}",
            "$1 \\ ${x}",
            "Evil\r\nBcc: all@other.example\r\n\r\nbody",
            "Turned \u202eCBA\u202c",
            "x".repeat(500));
    private static final URI LINK = URI.create("https://portal.clinic.example/go/" + UUID.randomUUID());
    private static final URI STOP = URI.create("https://portal.clinic.example/stop/AbC_-1");

    /** Each word that may be in an English or Spanish notice, kept by hand, beside the texts and not made of them. */
    private static final Set<String> WORDS = Set.of(("""
            a about account an answer are asked assigned at because can choose conversation e for get has have in is it its mails new news of
            past request see settings several sign something stop task test that the there these things this time to was what
            written you your yours changing if not once reach signed somebody tell us we where who

            ajustes algo allí asignó conversación correos cuenta de dejar elegir en es escrito esta está este estos fuera ha hay inicie la le
            mensaje novedades nuevo para pidió plazo porque prueba puede que qué recibe recibir respuesta se sesión sobre
            solicitud sus suya tarea tiene una usted varias verlo su alguien avisamos cambiando dónde díganoslo enseguida fue inició no si
            """).strip().split("\\s+"));

    private final Texts texts = new Texts();

    @Test
    void everyKindInEveryLanguageHoldsAllowedWordsTheNameAndTheLinkOnly() {
        int rendered = 0;
        for (var language : List.of("en", "es", "fr", "")) {
            for (var channel : Channel.values()) {
                for (var organisation : ORGANISATIONS) {
                    for (var kind : NoticeKind.values()) {
                        check(texts.notice(channel, kind, language, organisation, LINK, STOP), organisation, channel);
                        rendered++;
                    }
                    check(texts.notice(channel, null, language, organisation, LINK, null), organisation, channel);
                }
            }
        }
        assertThat(rendered).isEqualTo(4 * 3 * 7 * NoticeKind.values().length);
    }

    @Test
    void theSubjectIsTheSameForEveryKind() {
        for (var language : List.of("en", "es")) {
            assertThat(Arrays.stream(NoticeKind.values())
                            .map(kind -> texts.notice(Channel.EMAIL, kind, language, "Añil", LINK, null)
                                    .subject())
                            .distinct())
                    .hasSize(1);
        }
    }

    @Test
    void aCodeIsDigitsAndNothingElse() {
        assertThat(texts.code(Channel.EMAIL, "es", "Añil", "012345").body()).contains("012345", "Añil");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> texts.code(Channel.SMS, "en", "Añil", "call +1 555 010 1234"));
    }

    /** A notice's own types have no room for text: what another module could put in is an enum and ids. */
    @Test
    void whatOtherModulesTellHasNoRoomForText() {
        var given = Arrays.stream(Notices.class.getMethods())
                .filter(method ->
                        method.getDeclaringClass() == Notices.class && Modifier.isPublic(method.getModifiers()))
                .flatMap(method -> Arrays.stream(method.getParameterTypes()))
                .collect(Collectors.toSet());
        assertThat(given).doesNotContain(String.class, CharSequence.class, Object.class, byte[].class);

        var factories = Arrays.stream(NoticeLink.class.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .flatMap(method -> Arrays.stream(method.getParameterTypes()))
                .collect(Collectors.toSet());
        assertThat(factories).containsExactlyInAnyOrder(org.keepwell.access.PatientId.class, UUID.class);
        assertThat(NoticeLink.class.getConstructors()).isEmpty();
    }

    private static void check(Texts.Text text, String organisation, Channel channel) {
        var all = text.subject() + "\n" + text.body();
        assertThat(text.subject()).doesNotContain("\n", "\r", "\u202e");
        assertThat(all).contains(LINK.toString());
        assertThat(text.subject().isEmpty()).isEqualTo(channel != Channel.EMAIL);
        var name = nameAsShown(organisation);
        var rest = all.replace(name, " ").replace(LINK.toString(), " ").replace(STOP.toString(), " ");
        for (var word : rest.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            assertThat(word.isEmpty() || WORDS.contains(word))
                    .as("\"%s\" in: %s", word, rest)
                    .isTrue();
        }
    }

    /** One line, 80 characters; written anew here, so that a slip in the texts is seen. */
    private static String nameAsShown(String organisation) {
        var one = Objects.requireNonNull(organisation)
                .replace('\r', ' ')
                .replace('\n', ' ')
                .replace('\u202e', ' ')
                .replace('\u202c', ' ');
        return (one.length() > 80 ? one.substring(0, 80) : one).strip();
    }
}
