/**
 * An officer behind an air gap decides a request (TRUST section 2, use `challenge`): the question
 * he asks with, the request that is carried to him, and the answer that is carried back. Each names
 * the request it is about; what does not fit is refused by id.
 */
@NullMarked
package dev.treza.fleet.airgap;

import org.jspecify.annotations.NullMarked;
