/**
 * The release file: what the images of one release measure, signed by the release key. It is where
 * expected measurements come from; reading and building images is not done here.
 */
@NullMarked
package dev.treza.fleet.release;

import org.jspecify.annotations.NullMarked;
