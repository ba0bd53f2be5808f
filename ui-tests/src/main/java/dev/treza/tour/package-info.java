/**
 * The guided tour: opens the real console over a real local fleet, goes the ways a person would go,
 * and leaves a picture of each. No display is needed. Nothing here decides anything the console
 * decides.
 */
@NullMarked
package dev.treza.tour;

import org.jspecify.annotations.NullMarked;
