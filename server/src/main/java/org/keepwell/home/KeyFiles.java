package org.keepwell.home;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;

/** Secret files of one home: made once, never changed by accident, readable by their owner only. */
public final class KeyFiles {

    private static final SecureRandom RANDOM = new SecureRandom();
    /** 256 bits: nothing that is made here can be guessed. */
    private static final int SECRET_BYTES = 32;

    private final Path folder;

    KeyFiles(Path folder) {
        this.folder = folder;
    }

    public Path folder() {
        return folder;
    }

    public Path path(String name) {
        return folder.resolve(name);
    }

    /**
     * The content of a key file, made now if the file does not exist yet.
     *
     * @param fresh makes the content; not called when the file exists, and its result is dropped if another process
     *     was faster
     * @throws StartRefused if others may read the file
     */
    public byte[] readOrCreate(String name, Supplier<byte[]> fresh) {
        var found = read(name);
        if (found.isPresent()) {
            return found.get();
        }
        try {
            PrivateFiles.writeOnce(path(name), fresh.get());
        } catch (IOException e) {
            throw new StartRefused("The key file " + path(name) + " cannot be written: " + e.getMessage(), e);
        }
        return read(name).orElseThrow(() -> new StartRefused("The key file " + path(name) + " vanished."));
    }

    /** @throws StartRefused if the file exists and others may read it */
    public Optional<byte[]> read(String name) {
        try {
            var content = Files.readAllBytes(path(name));
            PrivateFiles.check(path(name));
            return Optional.of(content);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StartRefused("The key file " + path(name) + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Replaces the file in one step. For what renews itself, as certificates do; never for keys of data. */
    public void replace(String name, byte[] content) {
        PrivateFiles.write(path(name), content);
    }

    /** 32 random bytes, made once. */
    public byte[] secret(String name) {
        return readOrCreate(name, KeyFiles::random);
    }

    /** A password for a machine: 43 letters, digits, hyphens and underscores, made once. */
    public String password(String name) {
        var text =
                readOrCreate(name, () -> Base64.getUrlEncoder().withoutPadding().encode(random()));
        return new String(text, StandardCharsets.US_ASCII).strip(); // a person may have put it there with an editor
    }

    private static byte[] random() {
        var secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return secret;
    }
}
