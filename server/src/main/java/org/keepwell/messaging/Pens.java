package org.keepwell.messaging;

import org.springframework.stereotype.Component;

/** What somebody who writes needs: files, drafts, who receives, and the ground. */
@Component
record Pens(Files files, Drafts drafts, Recipients recipients, Ground ground) {}
