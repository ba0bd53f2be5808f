@NullMarked
package dev.treza.console.credential.token;

import org.jspecify.annotations.NullMarked;
