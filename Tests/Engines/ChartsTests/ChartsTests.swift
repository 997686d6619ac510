import Kernel
import Markup
import Testing
