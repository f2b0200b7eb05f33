"""Reading PDF as the United Nations issue it: glyphs → lines → regions of a page → blocks."""
