/**
 * Accounts, activation, passwords, authenticator codes, recovery codes, sessions.
 *
 * <p>Ends at "this is that account, with these factors". What the account may see is {@code access}'s.
 *
 * <p>Holds PHI: that somebody is a patient here (login, name), sealed with the tenant's key.
 */
@NullMarked
package org.keepwell.identity;

import org.jspecify.annotations.NullMarked;
