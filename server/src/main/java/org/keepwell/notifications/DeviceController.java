package org.keepwell.notifications;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.keepwell.access.Act;
import org.keepwell.access.Claim;
import org.keepwell.access.Grant;
import org.keepwell.audit.AuditTrail;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The devices on which one is told. */
@RestController
class DeviceController {

    private final Devices devices;

    DeviceController(Devices devices) {
        this.devices = devices;
    }

    /** What a browser says of itself, in its own words for it. */
    record Browser(
            @NotBlank @Size(max = PushServices.LONGEST_ENDPOINT)
            String endpoint,

            @NotBlank @Size(max = 100) String p256dh,
            @NotBlank @Size(max = 40) String auth) {

        @Override
        public String toString() {
            return "browser";
        }
    }

    record Device(
            @NotBlank @Pattern(regexp = "[A-Za-z0-9_-]{43}") String device) {}

    @Claim(Act.KEEP_DEVICES)
    @PostMapping("/api/notices/devices")
    Devices.View add(@Valid @RequestBody Browser body, Grant grant, AuditTrail trail) {
        return devices.add(grant, body.endpoint(), body.p256dh(), body.auth(), trail);
    }

    @Claim(Act.KEEP_DEVICES)
    @PostMapping("/api/notices/devices/forget")
    Devices.View forget(@Valid @RequestBody Device body, Grant grant, AuditTrail trail) {
        return devices.forget(grant, body.device(), trail);
    }

    @Claim(Act.KEEP_DEVICES)
    @PostMapping("/api/notices/devices/forget-all")
    Devices.View forgetAll(Grant grant, AuditTrail trail) {
        return devices.forgetAll(grant, trail);
    }
}
