/**
 * The program that builds, measures and verifies images from a terminal: options, files, exit
 * codes. Decides nothing about images.
 */
@NullMarked
package dev.treza.agent.image.cli;

import org.jspecify.annotations.NullMarked;
