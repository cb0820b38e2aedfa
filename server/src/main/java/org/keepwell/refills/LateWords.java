package org.keepwell.refills;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.pharmacy.Answer;
import org.keepwell.pharmacy.DenialReason;
import org.keepwell.pharmacy.PharmacyNews;
import org.springframework.stereotype.Component;

/**
 * What pharmacies say of an order, in whatever order and however late it comes: of the one that was decided last it moves the
 * request; of any other, or of one that was called back, it moves nothing, and somebody of staff looks.
 */
@Component
class LateWords {

    /** As a pharmacist reads it: no other prescription follows. */
    private static final PharmacyRequests.Response ARRIVED = PharmacyRequests.Response.denied(
            Answer.DENIED, DenialReason.ANSWERED_OTHERWISE, "An earlier prescription for it has arrived after all.");

    /** What was said is of this order, and this request. @param sent how it stood before */
    private record Known(Refill refill, SentOrder sent) {

        boolean isCurrent() {
            return refill.isOutWith(sent.order());
        }
    }

    private final Footing footing;
    private final RefillItems items;
    private final SentOrders orders;
    private final LooseEnds ends;
    private final EarlierOrders earlier;
    private final PharmacyRequests asked;

    LateWords(
            Footing footing,
            RefillItems items,
            SentOrders orders,
            LooseEnds ends,
            EarlierOrders earlier,
            PharmacyRequests asked) {
        this.footing = footing;
        this.items = items;
        this.orders = orders;
        this.ends = ends;
        this.earlier = earlier;
        this.asked = asked;
    }

    void filled(Grant grant, PharmacyNews.Filled news) {
        var found = known(grant, news.order());
        if (found.isEmpty()) {
            return;
        }
        var known = found.get();
        boolean wanted = known.isCurrent()
                && !known.sent().isReplaced()
                && isWanted(known.sent().state());
        earlier.heard(grant, known.sent());
        switch (news.how()) {
            case DISPENSED -> {
                orders.move(grant, news.order(), wanted ? OrderState.FILLED : OrderState.FILLED_ALL_THE_SAME, null);
                given(grant, known, wanted, known.refill().ready());
                if (known.isCurrent() && known.sent().isReplaced()) {
                    save(grant, known.refill(), known.refill().calledBackTooLate());
                }
            }
            case PARTLY -> given(grant, known, wanted, known.refill().partlyFilled());
            case TRANSFERRED -> given(grant, known, wanted, known.refill().transferred());
            case NOT_DISPENSED -> {
                if (wanted) {
                    notFilled(grant, known.refill());
                }
            }
        }
    }

    void confirmed(Grant grant, PharmacyNews.Confirmed news) {
        known(grant, news.order())
                .filter(known -> known.sent().message().equals(news.message().value()))
                .ifPresent(known -> {
                    switch (news.by()) {
                        case NETWORK -> {
                            if (known.isCurrent()) {
                                save(grant, known.refill(), known.refill().carried());
                            }
                        }
                        case PHARMACY -> {
                            earlier.heard(grant, known.sent());
                            arrived(grant, known);
                        }
                    }
                });
    }

    void failed(Grant grant, PharmacyNews.Failed news) {
        known(grant, news.order())
                .ifPresentOrElse(known -> failed(grant, news, known), () -> answerFailed(grant, news));
    }

    private void failed(Grant grant, PharmacyNews.Failed news, Known known) {
        var message = news.message().value();
        var sent = known.sent();
        if (sent.message().equals(message)) {
            if (news.isRefusal()) {
                orders.move(grant, sent.order(), OrderState.REFUSED, null);
            }
            earlier.notHeard(grant, message);
            if (known.isCurrent() && !sent.isReplaced()) {
                notFilled(grant, known.refill());
            }
        } else if (message.equals(sent.cancel()) && sent.state().isBeingCalledBack()) {
            orders.move(grant, sent.order(), sent.state().notCalledBack(), null);
            if (known.isCurrent()) {
                save(grant, known.refill(), known.refill().notCalledBack());
            }
            items.waitsAgain(grant, known.refill());
        } else if (!message.equals(sent.cancel())) {
            answerFailed(grant, news); // a denial names the order before, and says nothing of that one
        }
    }

    /** What was answered to a pharmacy did not arrive: it still waits, and somebody has to call it. The item says so. */
    private void answerFailed(Grant grant, PharmacyNews.Failed news) {
        var request = news.request();
        if (request != null) {
            footing.requests()
                    .holdOfRenewal(grant, request, footing.cipher(grant))
                    .ifPresent(refill -> items.waitsAgain(grant, refill));
        }
    }

    void canceled(Grant grant, PharmacyNews.CancelAnswered news) {
        known(grant, news.order()).ifPresent(known -> {
            var refill = known.refill();
            var state = known.sent().state();
            if (news.canceled() && !state.isFilled()) {
                orders.move(grant, news.order(), state.calledBack(), null);
                if (known.isCurrent() && known.sent().isReplaced()) {
                    save(grant, refill, refill.replaced()); // nothing of it is left to decide
                } else if (known.isCurrent()) {
                    save(grant, refill, refill.calledBack(footing.isAskedAnew(grant, refill)));
                    items.waitsAgain(grant, refill);
                }
                return;
            }
            if (!news.canceled() && earlier.isLongFilled(grant, known.sent())) {
                orders.move(grant, news.order(), OrderState.FILLED, null);
                if (known.isCurrent()) {
                    save(grant, refill, refill.ready());
                }
                return;
            }
            orders.move(grant, news.order(), OrderState.TOO_LATE, null);
            if (known.isCurrent() && !state.isRestCalledBack()) { // else the patient knows that it was filled
                save(grant, refill, refill.calledBackTooLate());
            }
            items.waitsAgain(grant, refill); // somebody has to tell the patient
        });
    }

    /** What was called back is not wanted, also where the pharmacy has not answered; as long as it has, it may be filled. */
    private static boolean isWanted(OrderState state) {
        return switch (state) {
            case OUT, REFUSED, NOT_CALLED_BACK, CALLING_BACK, FILLED -> true;
            case CALLED_BACK,
                    TOO_LATE,
                    FILLED_ALL_THE_SAME,
                    REST_CALLING_BACK,
                    REST_CALLED_BACK,
                    REST_NOT_CALLED_BACK -> false;
        };
    }

    private void given(Grant grant, Known known, boolean wanted, Refill after) {
        if (wanted) {
            saveAndFinish(grant, known.refill(), after);
        } else if (known.sent().state() != OrderState.FILLED_ALL_THE_SAME) { // the same again is no news
            items.waitsAgain(grant, known.refill());
        }
    }

    private void arrived(Grant grant, Known known) {
        var sent = known.sent();
        if (sent.state() == OrderState.REFUSED) {
            orders.move(grant, sent.order(), OrderState.OUT, null);
        }
        if (known.isCurrent()) {
            saveAndFinish(grant, known.refill(), known.refill().confirmed());
        } else if (sent.state() == OrderState.REFUSED) { // another was decided since, so this one must not be filled
            if (ends.isConnected(grant)) {
                ends.callBack(grant, sent.order());
                return;
            }
            orders.move(grant, sent.order(), OrderState.NOT_CALLED_BACK, null);
            items.waitsAgain(grant, known.refill());
        }
    }

    /** It is for staff to decide again, unless the same is asked for anew already. */
    private void notFilled(Grant grant, Refill refill) {
        if (!refill.state().isUnderWay()) {
            return;
        }
        boolean askedAnew = footing.isAskedAnew(grant, refill);
        save(grant, refill, refill.failed(askedAnew));
        if (!askedAnew) {
            items.waitsAgain(grant, refill);
        }
    }

    /** Where it waited to be decided again, nothing is left to decide; a pharmacy that asked for it hears so. */
    private void saveAndFinish(Grant grant, Refill before, Refill after) {
        save(grant, before, after);
        if (before.state().isUndecided() && !after.state().isUndecided()) {
            if (ends.isConnected(grant)) {
                asked.refuse(grant, after, ARRIVED);
            } else if (asked.waitsForAnswer(grant, after)) {
                return; // the item stays for whoever calls the pharmacy
            }
            items.drop(grant, after);
        }
    }

    private Optional<Known> known(Grant grant, @Nullable UUID order) {
        if (order == null) {
            return Optional.empty();
        }
        return footing.requests()
                .holdOfOrder(grant, order, footing.cipher(grant))
                .flatMap(refill -> {
                    ends.note(grant, refill);
                    return orders.find(grant, order).map(sent -> new Known(refill, sent));
                });
    }

    private void save(Grant grant, Refill before, Refill after) {
        if (!after.equals(before)) {
            footing.requests().save(grant, after, footing.cipher(grant));
            footing.tell(grant, after);
        }
    }
}
