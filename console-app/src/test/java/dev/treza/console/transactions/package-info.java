@NullMarked
package dev.treza.console.transactions;

import org.jspecify.annotations.NullMarked;
