/**
 * Transactions: reading what was pasted or opened, the review sheet, approval and the signed
 * result. Decoding belongs to the fleet model; keys are in the enclave.
 */
@NullMarked
package dev.treza.console.transactions;

import org.jspecify.annotations.NullMarked;
