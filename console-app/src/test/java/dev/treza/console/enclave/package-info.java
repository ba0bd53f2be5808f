@NullMarked
package dev.treza.console.enclave;

import org.jspecify.annotations.NullMarked;
