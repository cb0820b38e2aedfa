package org.keepwell.desk;

import org.keepwell.worklists.Item;

/** What was done with an item, and under which grant. */
record Moved(Entrance.Entered entered, Item after) {}
