package org.keepwell.records.content;

import java.util.List;

/**
 * What a test shows, in plain words of one language. Never a diagnosis.
 *
 * @param low common reasons for a low result that are not alarming
 * @param high common reasons for a high result that are not alarming
 * @param questions what one could ask the care team
 * @param source where the facts are from; the words are our own
 */
public record TestGuide(String shows, String low, String high, List<String> questions, String source) {}
