package org.keepwell.pharmacy.script;

import org.keepwell.pharmacy.script.ScriptRefused.Rule;

/** The versions in use: 2017071 until the end of 2027, 2023011 alone from 2028 (89 FR 51238). */
public enum ScriptVersion {
    V2017071("2017071"),
    V2023011("2023011");

    private final String text;

    ScriptVersion(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** @throws ScriptRefused if it is another version, or none */
    public static ScriptVersion of(@org.jspecify.annotations.Nullable String text) {
        for (var version : values()) {
            if (version.text.equals(text)) {
                return version;
            }
        }
        throw new ScriptRefused(Rule.UNKNOWN_VERSION, "/Message");
    }
}
