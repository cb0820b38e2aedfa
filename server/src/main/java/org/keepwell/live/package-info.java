/**
 * Live updates: tells the open pages of the people concerned, at any node, that there is something new to fetch.
 *
 * <p>Ends at the word "again": what is new is fetched like anything else, and judged there.
 *
 * <p>Holds no health data: ids of accounts, patients and boards, for a minute.
 */
@NullMarked
package org.keepwell.live;

import org.jspecify.annotations.NullMarked;
