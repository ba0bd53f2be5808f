/// Payments by the list: what stands in a file of them, what becomes of each row, and what the
/// whole costs. Files are read elsewhere; nodes are asked through their port.
@NullMarked
package dev.treza.console.payments;

import org.jspecify.annotations.NullMarked;
