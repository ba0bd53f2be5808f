/**
 * One boot of the agent: its keys, its boot document, its TLS identity, its phase, and how the
 * parts are put together.
 */
@NullMarked
package dev.treza.agent.boot;

import org.jspecify.annotations.NullMarked;
