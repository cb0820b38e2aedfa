package org.keepwell.pharmacy;

import java.time.Clock;
import java.util.List;
import org.keepwell.pharmacy.script.Header;
import org.keepwell.pharmacy.script.Kind;
import org.keepwell.pharmacy.script.Node;
import org.keepwell.pharmacy.script.Script;
import org.keepwell.pharmacy.script.ScriptMessage;
import org.springframework.stereotype.Component;

/** What is answered at once: that it was taken, or why not. Codes and our own words only. */
@Component
class Replies {

    private static final int MOST_WORDS = 70;

    private final Clock clock;

    Replies(Clock clock) {
        this.clock = clock;
    }

    /** @param placed false while nobody knows whose it is */
    byte[] taken(Connection connection, String to, String relatesTo, boolean placed) {
        var content = Node.of(Kind.STATUS.element(), List.of(Node.text("Code", placed ? "010" : "000")));
        return write(connection, to, relatesTo, Kind.STATUS, content);
    }

    byte[] refused(Connection connection, String to, String relatesTo, String words) {
        var shown = words.length() > MOST_WORDS ? words.substring(0, MOST_WORDS) : words;
        var content = Node.of(Kind.ERROR.element(), List.of(Node.text("Code", "900"), Node.text("Description", shown)));
        return write(connection, to, relatesTo, Kind.ERROR, content);
    }

    private byte[] write(Connection connection, String to, String relatesTo, Kind kind, Node content) {
        var header = new Header(to, connection.ownParty(), MessageId.fresh().text(), relatesTo, clock.instant(), null);
        return Script.write(new ScriptMessage(connection.version(), header, kind, content));
    }
}
