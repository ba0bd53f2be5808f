@NullMarked
package dev.treza.tour;

import org.jspecify.annotations.NullMarked;
