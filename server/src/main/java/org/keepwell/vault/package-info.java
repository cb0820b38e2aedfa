/**
 * Keys and field encryption: root key, tenant key, one data key per patient; keyed hashes for search.
 *
 * <p>Holds no PHI in clear and gives none: it turns bytes into sealed bytes that open in one place only.
 */
@NullMarked
package org.keepwell.vault;

import org.jspecify.annotations.NullMarked;
