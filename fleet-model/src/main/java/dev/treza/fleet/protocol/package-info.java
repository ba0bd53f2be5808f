/**
 * What travels between agent and its callers: phases, statements, requests, receipts and the bodies
 * of the HTTP API, each with its one JSON form. Deciding what to answer is not done here.
 */
@NullMarked
package dev.treza.fleet.protocol;

import org.jspecify.annotations.NullMarked;
