package org.keepwell.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder that holds everything of one Keepwell: {@code db/ keys/ logs/ tmp/}, a lock, and {@code home.json}, which
 * says what it is. The keys may be elsewhere, best on another disk; {@code home.json} remembers where.
 */
public final class Home {

    /** Raised when folders move; a home of a later layout is refused, an earlier one will be carried over. */
    private static final int LAYOUT = 1;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path root;
    private final Path keys;
    private final HomeKind kind;

    private Home(Path root, Path keys, HomeKind kind) {
        this.root = root;
        this.keys = keys;
        this.kind = kind;
    }

    /**
     * Opens the home, and makes it first where the folder is missing or empty.
     *
     * @param keys where the keys are, or null for where they were last time (in the home by default)
     * @throws StartRefused if the home is of the other kind, of a later layout, open to others, or without its keys
     */
    public static Home open(Path root, @Nullable Path keys, HomeKind kind) {
        var folder = root.toAbsolutePath().normalize();
        if (!Files.exists(description(folder))) {
            create(folder, keys, kind);
        }
        var home = existing(folder, keys);
        if (home.kind != kind) {
            throw new StartRefused(folder + " is a " + home.kind.word() + " home. Use \"./keepwell "
                    + (home.kind == HomeKind.DEMO ? "demo" : "run") + "\" for it, or name another folder with --home.");
        }
        return home;
    }

    /** Opens a home that must exist, of whichever kind. */
    public static Home existing(Path root, @Nullable Path keys) {
        var folder = root.toAbsolutePath().normalize();
        if (!Files.exists(description(folder))) {
            throw new StartRefused("There is no Keepwell home in " + folder
                    + ". Start one with \"./keepwell run\" or \"./keepwell demo\", or name its folder with --home.");
        }
        var description = read(description(folder));
        if (description.layout() > LAYOUT) {
            throw new StartRefused(folder + " was made by a later Keepwell. Use that version for it.");
        }
        var remembered = Path.of(description.keys());
        var home = new Home(
                folder,
                keys == null
                        ? folder.resolve(remembered)
                        : keys.toAbsolutePath().normalize(),
                HomeKind.of(description.kind()));
        home.prepare();
        if (!home.keys.equals(folder.resolve(remembered).normalize())) {
            home.describe();
        }
        return home;
    }

    public Path root() {
        return root;
    }

    public HomeKind kind() {
        return kind;
    }

    public KeyFiles keys() {
        return new KeyFiles(keys);
    }

    /** Secret files that the clinic keeps in a folder of its own, under the same rules. */
    public KeyFiles keysIn(Path folder) {
        return new KeyFiles(folder);
    }

    /** The embedded database's folder. */
    public Path database() {
        return root.resolve("db");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    /** For files that need not survive a restart. */
    public Path temporary() {
        return root.resolve("tmp");
    }

    private static void create(Path folder, @Nullable Path keys, HomeKind kind) {
        PrivateFiles.folder(folder);
        try (var entries = Files.list(folder)) {
            if (entries.findAny().isPresent()) {
                throw new StartRefused(folder + " is not empty and not a Keepwell home. Name an empty folder.");
            }
        } catch (IOException e) {
            throw new StartRefused("The folder " + folder + " cannot be read: " + e.getMessage(), e);
        }
        var place =
                keys == null ? folder.resolve("keys") : keys.toAbsolutePath().normalize();
        new Home(folder, place, kind).describe();
    }

    private void prepare() {
        PrivateFiles.check(root);
        PrivateFiles.folder(database());
        PrivateFiles.folder(logs());
        PrivateFiles.folder(temporary());
        if (!Files.isDirectory(keys) && Files.exists(database().resolve("data"))) {
            throw new StartRefused("The keys of " + root + " are not in " + keys
                    + ". Without them its data cannot be read: put them back, or name their folder with --keys.");
        }
        PrivateFiles.folder(keys);
        PrivateFiles.check(keys);
    }

    private void describe() {
        var place = keys.startsWith(root) ? root.relativize(keys) : keys;
        var description = new Description(kind.word(), LAYOUT, place.toString());
        PrivateFiles.write(
                description(root), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(description));
    }

    private static Description read(Path file) {
        try {
            return JSON.readValue(file, Description.class);
        } catch (JacksonException e) {
            throw new StartRefused(file + " is damaged: " + e.getOriginalMessage(), e);
        }
    }

    private static Path description(Path folder) {
        return folder.resolve("home.json");
    }

    /**
     * What {@code home.json} says.
     *
     * @param keys relative to the home, or absolute where the keys are elsewhere
     */
    private record Description(String kind, int layout, String keys) {}
}
