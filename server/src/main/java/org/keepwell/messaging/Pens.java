package org.keepwell.messaging;

import org.springframework.stereotype.Component;

/** What somebody who writes needs: files, drafts, who receives, what was promised, and sending no more than once. */
@Component
record Pens(Files files, Drafts drafts, Recipients recipients, Promises promises, Once once, Ground ground) {}
