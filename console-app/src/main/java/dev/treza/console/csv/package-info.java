/// Tables as text, in the form of RFC 4180: read strictly, and written so that no spreadsheet takes
/// a cell for a formula. Nothing here touches a file.
@NullMarked
package dev.treza.console.csv;

import org.jspecify.annotations.NullMarked;
