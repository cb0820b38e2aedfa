package org.keepwell.worklists;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keepwell.access.Grant;
import org.keepwell.identity.Accounts;
import org.springframework.stereotype.Component;

/** Boards as they are read; the names of clinicians are sealed, and asked for only where a board is somebody's. */
@Component
class BoardRows {

    /** Of {@code worklists.board b}. */
    static final String COLUMNS = "b.id, b.name, b.kind, b.topics, b.due_minutes, b.site_id, b.clinician_id";

    private final Accounts accounts;

    BoardRows(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Without the clinician's name. */
    static Board read(ResultSet row) throws SQLException {
        var topics = Arrays.stream((Integer[]) row.getArray("topics").getArray())
                .map(Topic::of)
                .collect(Collectors.toUnmodifiableSet());
        var site = row.getObject("site_id", UUID.class);
        var clinician = row.getObject("clinician_id", UUID.class);
        return new Board(
                row.getInt("id"),
                row.getString("name"),
                Board.Kind.of(row.getInt("kind")),
                topics,
                Duration.ofMinutes(row.getInt("due_minutes")),
                site == null ? null : new Board.At(site, row.getString("site_name")),
                clinician == null ? null : new Board.Of(clinician, ""));
    }

    /** With the clinicians' names. */
    List<Board> named(Grant grant, List<Board> boards) {
        var ids = new HashSet<UUID>();
        for (var board : boards) {
            var clinician = board.clinician();
            if (clinician != null) {
                ids.add(clinician);
            }
        }
        if (ids.isEmpty()) {
            return boards;
        }
        var names = new HashMap<UUID, String>();
        accounts.colleagues(grant, ids).forEach(one -> names.put(one.id(), one.name()));
        return boards.stream().map(board -> named(board, names)).toList();
    }

    private static Board named(Board board, Map<UUID, String> names) {
        var clinician = board.clinician();
        return clinician == null ? board : board.with(new Board.Of(clinician, names.getOrDefault(clinician, "")));
    }
}
