@NullMarked
package dev.treza.fleet.kms;

import org.jspecify.annotations.NullMarked;
