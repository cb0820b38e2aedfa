package org.keepwell.messaging;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import org.keepwell.access.Act;
import org.keepwell.access.Claim;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.audit.AuditTrail;
import org.keepwell.live.Line;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Files of the patient's side: added while writing, saved when reading. */
@RestController
class FileController {

    private final Files files;
    private final Uploads uploads;

    FileController(Files files, Uploads uploads) {
        this.files = files;
        this.uploads = uploads;
    }

    @Claim(Act.ATTACH_FILE)
    @PostMapping(path = "/api/patients/{patient}/messages/files", consumes = "application/octet-stream")
    @ResponseStatus(HttpStatus.CREATED)
    ThreadController.FileLine add(
            @RequestHeader("X-File-Name") String name, HttpServletRequest request, Grant grant, AuditTrail trail)
            throws IOException {
        return uploads.take(
                request.getInputStream(),
                request.getContentLengthLong(),
                content -> ThreadController.FileLine.of(files.add(grant, Uploads.name(name), content, trail)));
    }

    @Claim(Act.READ_MESSAGES)
    @GetMapping("/api/patients/{patient}/messages/files/{id}")
    void read(@PathVariable UUID id, Grant grant, Line line) throws IOException {
        var content = FileContent.of(files, grant, id).orElseThrow(NotVisible::new);
        content.writeTo(line.file(content.mediaType(), content.bytes(), content.disposition()));
    }

    @Claim(Act.ATTACH_FILE)
    @DeleteMapping("/api/patients/{patient}/messages/files/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void drop(@PathVariable UUID id, Grant grant) {
        files.drop(grant, id);
    }
}
