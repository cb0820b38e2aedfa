package org.keepwell.pharmacy.script;

/** One message whose shape was checked. */
public record ScriptMessage(ScriptVersion version, Header header, Kind kind, Node content) {

    /** Without its content. */
    @Override
    public String toString() {
        return kind.element() + " " + version.text();
    }
}
