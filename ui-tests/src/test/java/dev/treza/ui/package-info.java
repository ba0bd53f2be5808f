/** The built console over a real local fleet, driven by the stable ids of its controls. */
@NullMarked
package dev.treza.ui;

import org.jspecify.annotations.NullMarked;
