// Static faces (variable ones become Type 3 in a PDF), cut into unicode-range slices, so that no system font is needed.
import '@fontsource/noto-sans-jp/400.css'
import '@fontsource/noto-sans-jp/700.css'
import '@fontsource/noto-serif-jp/600.css'
import '@fontsource/jetbrains-mono/400.css'
import '@fontsource/jetbrains-mono/700.css'
import './tokens.css'
import './base.css'
import './slides.css'
