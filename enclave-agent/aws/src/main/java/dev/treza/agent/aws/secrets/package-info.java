/** Sealed records in AWS Secrets Manager. What they hold is ciphertext of the enclave's own. */
@NullMarked
package dev.treza.agent.aws.secrets;

import org.jspecify.annotations.NullMarked;
