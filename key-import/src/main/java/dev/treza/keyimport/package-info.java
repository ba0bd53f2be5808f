/**
 * One import, told line by line to the program that started this one: what is asked of the enclave,
 * which approvals there are, what came of it. The secret itself is in {@code secret} only.
 */
@NullMarked
package dev.treza.keyimport;

import org.jspecify.annotations.NullMarked;
