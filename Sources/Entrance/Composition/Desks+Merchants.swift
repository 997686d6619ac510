import Commons
import Complaints
import Merchants

