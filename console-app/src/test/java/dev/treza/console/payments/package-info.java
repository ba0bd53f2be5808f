@NullMarked
package dev.treza.console.payments;

import org.jspecify.annotations.NullMarked;
