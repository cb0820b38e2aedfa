package org.keepwell.demo;

import org.keepwell.access.Role;

/**
 * Somebody who works at the made-up clinic.
 *
 * @param name as shown, with title
 * @param login e-mail address under a domain that nobody can own
 * @param npi National Provider Identifier with a right check digit, out of a block that is never given out
 */
public record DemoStaff(String name, String login, Role role, String npi) {}
