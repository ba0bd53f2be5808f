@NullMarked
package dev.treza.console.credential.own;

import org.jspecify.annotations.NullMarked;
