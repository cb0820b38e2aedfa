package org.keepwell.notifications;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Claim;
import org.keepwell.access.Grant;
import org.keepwell.access.RuleBroken;
import org.keepwell.access.Side;
import org.keepwell.audit.AuditTrail;
import org.keepwell.identity.OpenSession;
import org.keepwell.identity.StepUp;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own notices: where they lead, what became of them, and what one wants. */
@RestController
class NoticeController {

    private final NoticeSettings settings;
    private final OwnNotices notices;
    private final Recipients recipients;
    private final Channels channels;
    private final Devices devices;
    private final StepUp stepUp;

    NoticeController(
            NoticeSettings settings,
            OwnNotices notices,
            Recipients recipients,
            Channels channels,
            Devices devices,
            StepUp stepUp) {
        this.settings = settings;
        this.notices = notices;
        this.recipients = recipients;
        this.channels = channels;
        this.devices = devices;
        this.stepUp = stepUp;
    }

    record Link(String to, @Nullable UUID patient, @Nullable UUID id) {}

    record Rows(List<OwnNotices.Row> items) {}

    record Way(@NotNull NoticeKind kind, @NotNull Channel channel) {}

    /** @param given whether the address was given and proven here; else it is the login's, or there is none */
    record ChannelView(
            Channel channel,
            @Nullable String address,
            boolean given,
            @Nullable String waiting,
            Contact.@Nullable Stop stopped) {

        @Override
        public String toString() {
            return "channel " + channel;
        }
    }

    /**
     * Minutes of the day are those of the zone.
     *
     * @param push null where this clinic does not have that channel
     */
    record SettingsView(
            List<ChannelView> channels,
            List<NoticeKind> kinds,
            List<Way> unwanted,
            boolean onlyHere,
            @Nullable Integer quietFrom,
            @Nullable Integer quietTo,
            @Nullable Integer digestHour,
            String zone,
            Devices.@Nullable View push) {}

    record Wanted(
            @NotNull @Size(max = 100) List<@Valid @NotNull Way> unwanted,
            boolean onlyHere,
            @Nullable @Min(0) @Max(1439) Integer quietFrom,
            @Nullable @Min(0) @Max(1439) Integer quietTo,
            @Nullable @Min(0) @Max(23) Integer digestHour) {}

    record Of(@NotNull Channel channel) {}

    record Address(
            @NotNull Channel channel,
            @NotBlank @Size(max = 254) String address) {

        @Override
        public String toString() {
            return "address by " + channel;
        }
    }

    record Code(
            @NotNull Channel channel,
            @NotBlank @Size(max = 10) String code) {}

    @Claim(Act.READ_NOTICE)
    @GetMapping("/api/notices")
    Rows last(Grant grant) {
        return new Rows(notices.last(grant));
    }

    @Claim(Act.READ_NOTICE)
    @GetMapping("/api/notices/{id}")
    Link link(@PathVariable UUID id, Grant grant) {
        var link = notices.link(grant, id);
        var patient = link.patient();
        return new Link(link.to().word(), patient == null ? null : patient.value(), link.item());
    }

    @Claim(Act.READ_NOTICE_SETTINGS)
    @GetMapping("/api/notices/settings")
    SettingsView settings(Grant grant) {
        return view(grant);
    }

    @Claim(Act.SET_NOTICE_SETTINGS)
    @PutMapping("/api/notices/settings")
    SettingsView set(@Valid @RequestBody Wanted body, Grant grant, OpenSession session, AuditTrail trail) {
        var from = body.quietFrom();
        var to = body.quietTo();
        if ((from == null) != (to == null) || (from != null && from.equals(to))) {
            throw new RuleBroken(422, "notices.BAD_HOURS", "quietFrom");
        }
        var unwanted = body.unwanted().stream()
                .filter(way -> !way.kind().isForNow()) // nobody switches a warning off
                .map(way -> new Wish.Way(way.kind(), way.channel()))
                .collect(Collectors.toUnmodifiableSet());
        settings.set(
                grant, new Wish(body.onlyHere(), from, to, body.digestHour(), unwanted), stepUp.counts(session), trail);
        return view(grant);
    }

    @Claim(Act.TEST_NOTICE)
    @PostMapping("/api/notices/test")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void test(@Valid @RequestBody Of body, Grant grant, AuditTrail trail) {
        settings.test(grant, body.channel(), trail);
    }

    @Claim(Act.ADD_CONTACT)
    @PostMapping("/api/notices/contacts")
    SettingsView add(@Valid @RequestBody Address body, Grant grant, OpenSession session, AuditTrail trail) {
        settings.add(grant, body.channel(), body.address().strip(), stepUp.counts(session), trail);
        return view(grant);
    }

    @Claim(Act.ADD_CONTACT)
    @PostMapping("/api/notices/contacts/confirm")
    SettingsView confirm(@Valid @RequestBody Code body, Grant grant, AuditTrail trail) {
        settings.confirm(grant, body.channel(), body.code(), trail);
        return view(grant);
    }

    @Claim(Act.ADD_CONTACT)
    @PostMapping("/api/notices/contacts/forget")
    SettingsView forget(@Valid @RequestBody Of body, Grant grant, OpenSession session, AuditTrail trail) {
        settings.forget(grant, body.channel(), stepUp.counts(session), trail);
        return view(grant);
    }

    @Claim(Act.SET_NOTICE_SETTINGS)
    @PostMapping("/api/notices/contacts/start")
    SettingsView start(@Valid @RequestBody Of body, Grant grant, AuditTrail trail) {
        settings.start(grant, body.channel(), trail);
        return view(grant);
    }

    private SettingsView view(Grant grant) {
        var to = recipients.of(grant);
        var wish = to.wish();
        return new SettingsView(
                channels.all().stream().map(channel -> view(channel, to)).toList(),
                kinds(to.account().role().side()),
                wish.unwanted().stream()
                        .map(way -> new Way(way.kind(), way.channel()))
                        .toList(),
                wish.onlyHere(),
                wish.quietFrom(),
                wish.quietTo(),
                wish.digestHour(),
                to.account().zone(),
                devices.view(to));
    }

    private static ChannelView view(Channel channel, Recipient to) {
        var contact = to.contacts().get(channel);
        var addresses = to.addresses(channel);
        return new ChannelView(
                channel,
                addresses.isEmpty() || channel == Channel.PUSH ? null : addresses.getFirst(),
                contact != null && contact.address() != null,
                contact == null ? null : contact.waiting(),
                contact == null ? null : contact.stopped());
    }

    /** What this side may choose to be told of. */
    private static List<NoticeKind> kinds(Side side) {
        var staff = Set.of(NoticeKind.ITEM_ASSIGNED, NoticeKind.ITEM_LATE);
        return Stream.of(NoticeKind.values())
                .filter(kind -> !kind.isForNow() && staff.contains(kind) == (side == Side.STAFF))
                .toList();
    }
}
