@NullMarked
package dev.treza.keyimport.secret;

import org.jspecify.annotations.NullMarked;
