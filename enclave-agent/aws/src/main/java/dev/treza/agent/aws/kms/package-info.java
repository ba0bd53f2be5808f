/**
 * The sealing key of a charter in AWS KMS: checked before it is used, and used with the attestation
 * of this enclave only (rules {@code KMS-*}).
 */
@NullMarked
package dev.treza.agent.aws.kms;

import org.jspecify.annotations.NullMarked;
