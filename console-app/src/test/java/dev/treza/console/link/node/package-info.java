@NullMarked
package dev.treza.console.link.node;

import org.jspecify.annotations.NullMarked;
