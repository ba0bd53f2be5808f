/**
 * The list of every refusal id; each is defined where it arises. Nothing below may use this
 * package.
 */
@NullMarked
package dev.treza.fleet.refusals;

import org.jspecify.annotations.NullMarked;
