package org.keepwell.records;

import org.jspecify.annotations.Nullable;

/**
 * What something is called.
 *
 * @param plain reviewed plain name in the reader's language, if there is one
 * @param sent as the sender wrote it
 * @param sentLang language of {@code sent}, where the sender said it
 */
record Name(
        @Nullable String plain,
        @Nullable String sent,
        @Nullable String sentLang,
        @Nullable String code) {}
