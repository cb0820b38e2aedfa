package org.keepwell.messaging;

import org.springframework.stereotype.Component;

/** What somebody who writes needs: files, drafts, who receives, what was promised, and the ground. */
@Component
record Pens(Files files, Drafts drafts, Recipients recipients, Promises promises, Ground ground) {}
