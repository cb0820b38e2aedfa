package org.keepwell.records.content;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Where most healthy people's results lie. Both bounds belong to the range; a bound that is absent is no bound.
 *
 * @param low lowest usual value, in the unit it was asked for
 * @param high highest usual value, in the unit it was asked for
 * @param source who says so
 */
public record UsualRange(@Nullable BigDecimal low, @Nullable BigDecimal high, String source) {}
