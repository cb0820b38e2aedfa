/**
 * Tells people outside of the portal that there is something for them inside: by e-mail, text message or web push.
 *
 * <p>Ends at the link: what there is, is shown behind sign-in by the module that told it. No text, name or address comes in
 * here from another module; {@link org.keepwell.notifications.NoticeKind} and {@link
 * org.keepwell.notifications.NoticeLink} are all that fits through.
 *
 * <p>Holds PHI: that an account was told of something, which patient's that is, and where it wants to be reached.
 */
@NullMarked
package org.keepwell.notifications;

import org.jspecify.annotations.NullMarked;
