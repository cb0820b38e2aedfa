package org.keepwell.live;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One thing to fetch again, and for whom. */
record Signal(
        int tenant,
        UUID id,
        News news,
        @Nullable Integer board,
        @Nullable UUID account,
        @Nullable UUID patient) {}
