/**
 * The enclave image format (EIF) version 4: reading, writing, measuring and signing one. What lies
 * inside its ramdisks is the business of {@code ramdisk} and {@code layout}.
 */
@NullMarked
package dev.treza.agent.image.eif;

import org.jspecify.annotations.NullMarked;
