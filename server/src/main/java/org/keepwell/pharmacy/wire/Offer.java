package org.keepwell.pharmacy.wire;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.keepwell.home.PrivateFiles;
import org.keepwell.home.StartRefused;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one side gives the other when they are exchanged: public parts only, in one small file.
 *
 * @param party the name in From and To
 * @param url where it takes messages
 */
public record Offer(String party, String url, String certificate, String signingKey) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public static Offer of(Identity own, String party, String url) {
        return new Offer(party, url, Pem.of(own.chain().getFirst()), Pem.of(own.signingKey()));
    }

    /** @throws StartRefused if the file is no offer */
    public static Offer read(Path file) {
        try {
            var offer = JSON.readValue(file.toFile(), Offer.class);
            offer.peer("check");
            return offer;
        } catch (JacksonException e) {
            throw new StartRefused(file + " cannot be read, or is not what the other side wrote.", e);
        }
    }

    public void write(Path file) {
        PrivateFiles.write(file, JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8));
    }

    public Peer peer(String name) {
        return new Peer(name, Pem.certificates(certificate), false, Pem.signingKey(signingKey));
    }
}
